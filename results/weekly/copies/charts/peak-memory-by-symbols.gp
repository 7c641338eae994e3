# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.679
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [42.0168067227:952.0]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0)
set ylabel 'peak memory'
set logscale y
set yrange [1529102.12591:6914537991.24]
set ytics ('4 MiB' 4194304.0, '16 MiB' 16777216.0, '64 MiB' 67108864.0, '256 MiB' 268435456.0, '1 GiB' 1073741824.0, '4 GiB' 4294967296.0)
set key at screen 0.689, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 17473536.0 17272832.0 17563648.0
100.0 63592448.0 63500288.0 63840256.0
200.0 246472704.0 246300672.0 246517760.0
400.0 972326912.0 972173312.0 972435456.0
800.0 4404887552.0 4404776960.0 4404961280.0
END
$series1 << END
50.0 17473536.0
100.0 63592448.0
200.0 246472704.0
400.0 972326912.0
800.0 4404887552.0
END
$series2bars << END
50.0 2566144.0 2400256.0 2621440.0
100.0 3852288.0 3670016.0 3932160.0
200.0 6291456.0 6144000.0 6381568.0
400.0 11272192.0 11096064.0 11272192.0
800.0 24379392.0 24375296.0 24379392.0
END
$series2 << END
50.0 2566144.0
100.0 3852288.0
200.0 6291456.0
400.0 11272192.0
800.0 24379392.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'copy-all (slope 1.99, end 2.18)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.80, end 1.11)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
