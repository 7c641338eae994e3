# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.871
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'weekly: peak memory by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval · at chunk=64 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.883,0.824 to screen 0.909,0.824 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.896,0.824 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'measured' at screen 0.917,0.824 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'peak memory'
set yrange [0.0:134028656.64]
set ytics ('0 MiB' 0.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '96 MiB' 100663296.0)
$series1bars << END
1.0 123828224.0 123572224.0 123842560.0
2.0 123830272.0 123731968.0 123858944.0
4.0 123830272.0 123822080.0 123994112.0
8.0 124090368.0 124076032.0 124100608.0
END
$series1 << END
1.0 123828224.0
2.0 123830272.0
4.0 123830272.0
8.0 124090368.0
END
$series1open << END
4.0 123830272.0
8.0 124090368.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-workers.png'
replot
set output
