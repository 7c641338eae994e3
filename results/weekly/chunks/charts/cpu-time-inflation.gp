# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.873
set bmargin at screen 0.237
set label 1 'weekly: CPU-time inflation by workers, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval · at chunk=64 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: workers=1, chunk=64.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.853,0.724 to screen 0.879,0.724 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.866,0.724 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.887,0.724 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.598 to screen 0.879,0.598 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 9 'no inflation' at screen 0.887,0.598 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:1.75945967634]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5)
$guide << END
1.0 1.0
8.0 1.0
END
$series1bars << END
2.0 1.27166104119 0.889063076356 1.2968159741
4.0 1.41085909397 1.13814090741 1.62912932995
8.0 1.34826908792 1.0549612689 1.40561687858
END
$series1 << END
1.0 1.0
2.0 1.27166104119
4.0 1.41085909397
8.0 1.34826908792
END
$series1open << END
4.0 1.41085909397
8.0 1.34826908792
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
