# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-instruments.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-instruments.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'analyzer: time by instruments' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.737 to screen 0.818,0.737 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.737 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'measured' at screen 0.826,0.737 left front textcolor rgb '#000000'
set label 8 'slope 0.76, end 1.18' at screen 0.826,0.712 left front font ',10' textcolor rgb '#555555'
set xlabel 'instruments (log scale)'
set logscale x
set xrange [0.840336134454:9.52]
set xtics ('1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0, '7' 7.0, '8' 8.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.0739052210084:0.63413205639]
set ytics ('100 ms' 0.1, '200 ms' 0.2, '500 ms' 0.5)
$series1bars << END
1.0 0.0916757255 0.087947213 0.095588974
2.0 0.0955076435 0.091146143 0.144779768
3.0 0.1932959335 0.179085203 0.248480215
4.0 0.1861054295 0.178291059 0.489536498
5.0 0.27462859 0.258977532 0.365200928
6.0 0.284369028 0.268249151 0.427079755
7.0 0.3677457735 0.356991368 0.532884081
8.0 0.392809776 0.359812867 0.521417638
END
$series1 << END
1.0 0.0916757255
2.0 0.0955076435
3.0 0.1932959335
4.0 0.1861054295
5.0 0.27462859
6.0 0.284369028
7.0 0.3677457735
8.0 0.392809776
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-instruments.png'
replot
set output
